package dev.daybook.api;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * What becomes of a member that an answer lacks, because whoever gave it is of another version: what may be null is null,
 * lists are empty, numbers 0 and flags false; without anything else the answer is refused. So no null comes to where
 * none is expected.
 */
final class AbsentMembers extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        if (!(annotated instanceof AnnotatedParameter parameter) || !parameter.getDeclaringClass().isRecord()) {
            return super.findSetterInfo(config, annotated);
        }
        RecordComponent[] components = parameter.getDeclaringClass().getRecordComponents();
        return components.length == parameter.getOwner().getParameterCount()
                ? JsonSetter.Value.forValueNulls(answer(components[parameter.getIndex()]))
                : super.findSetterInfo(config, annotated);
    }

    private static Nulls answer(RecordComponent component) {
        Class<?> type = component.getType();
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return Nulls.SET;
        }
        boolean hasNothing = type.isPrimitive() || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type);
        return hasNothing ? Nulls.AS_EMPTY : Nulls.FAIL;
    }
}
