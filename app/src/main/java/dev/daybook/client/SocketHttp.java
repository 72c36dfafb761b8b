package dev.daybook.client;

import java.time.Duration;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.client.DuplexConnectionPool;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** Jetty's client, cut down to what a local socket needs: no TLS, cookies, redirects or decoders, and few threads. */
final class SocketHttp {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final Duration SILENT_CONNECTION = Duration.ofSeconds(30);

    private SocketHttp() {}

    static HttpClient started() {
        HttpClientTransportOverHTTP transport = new HttpClientTransportOverHTTP(connector());
        transport.setConnectionPoolFactory(SocketHttp::oneCallEach);
        HttpClient http = new HttpClient(transport);
        http.setFollowRedirects(false);
        http.setHttpCookieStore(new HttpCookieStore.Empty());
        http.setMaxConnectionsPerDestination(4);
        http.setConnectTimeout(CONNECT_WITHIN.toMillis());
        http.setIdleTimeout(SILENT_CONNECTION.toMillis());
        try {
            http.start();
        } catch (Exception e) {
            stop(http);
            throw new IllegalStateException("the HTTP client did not start", e);
        }
        http.getContentDecoderFactories().clear();
        http.getProtocolHandlers().clear();
        return http;
    }

    static void stop(HttpClient http) {
        try {
            http.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP client did not stop", e);
        }
    }

    /**
     * A connection for each call. One that is kept may belong to a daemon that has gone, and the call that finds this
     * out must not be sent again blindly; on a local socket a new one costs nothing.
     */
    private static DuplexConnectionPool oneCallEach(Destination destination) {
        DuplexConnectionPool pool = new DuplexConnectionPool(destination,
                destination.getHttpClient().getMaxConnectionsPerDestination());
        pool.setMaxUsage(1);
        return pool;
    }

    private static ClientConnector connector() {
        QueuedThreadPool threads = new QueuedThreadPool(3, 1);
        threads.setName("daybook-client");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        connector.setExecutor(threads);
        connector.setScheduler(new ScheduledExecutorScheduler("daybook-client-timer", true));
        connector.setSslContextFactory(new NoTls());
        return connector;
    }

    /** Jetty insists on a TLS factory; this one does not spend a tenth of a second on reading trust stores. */
    private static final class NoTls extends SslContextFactory.Client {
        @Override
        protected void doStart() {}
    }
}
