package dev.daybook.architecture.broken.server;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

final class AsksTheDatabase {

    static void bySql(Connection connection) throws SQLException {
        connection.commit();
    }

    static int byDataSource(DataSource source) throws SQLException {
        return source.getLoginTimeout();
    }

    static String byH2(JdbcDataSource source) {
        return source.getURL();
    }

    static String byPool(HikariConfig pool) {
        return pool.getPoolName();
    }

    static Object byMigration(Flyway migrations) {
        return migrations.info();
    }
}
