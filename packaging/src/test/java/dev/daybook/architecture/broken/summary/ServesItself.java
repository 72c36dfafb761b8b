package dev.daybook.architecture.broken.summary;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;

final class ServesItself {

    static boolean byServer(Server server) {
        return server.isRunning();
    }

    static Object bySocket(UnixDomainServerConnector connector) {
        return connector.getUnixDomainPath();
    }
}
