package dev.daybook.server;

import java.util.List;

/** Routes that belong together. */
public abstract class RouteGroup {

    RouteGroup() {}

    abstract List<Route> all();
}
