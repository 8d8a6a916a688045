package org.liasse.rest.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.model.Parameter;
import org.apache.cxf.jaxrs.model.ParameterType;
import org.liasse.api.InputError;
import org.liasse.api.Problem;
import org.liasse.api.rest.RestProperties;
import org.osgi.service.component.annotations.Component;

/** Refuses, by name, a parameter that an operation of this bundle does not know. */
@Component(
        service = ContainerRequestFilter.class,
        property = RestProperties.PROVIDER + ":Boolean=true")
public final class KnownParameters implements ContainerRequestFilter {

    /** Operations that read the parameters of a list from the address themselves. */
    private static final Set<String> OF_LISTS =
            Set.of(
                    "type", "context", "tab", "state", "q", "where", "sort", "columns", "limit",
                    "after", "count");

    @Override
    public void filter(ContainerRequestContext request) {
        Map<String, List<String>> given = request.getUriInfo().getQueryParameters();
        OperationResourceInfo operation = Operation.current();
        if (given.isEmpty() || operation == null || !isOurs(operation)) {
            return;
        }
        Set<String> known =
                operation.getParameters().stream()
                        .filter(p -> p.getType() == ParameterType.QUERY)
                        .map(Parameter::getName)
                        .collect(Collectors.toSet());
        boolean isList = operation.getMethodToInvoke().getName().equals("list") && known.isEmpty();
        List<InputError> unknown =
                given.keySet().stream()
                        .filter(name -> !(isList ? OF_LISTS : known).contains(name))
                        .map(
                                name ->
                                        InputError.at(
                                                name,
                                                "Ce paramètre n’existe pas.",
                                                "There is no such parameter."))
                        .toList();
        if (!unknown.isEmpty()) {
            throw Problem.invalid(unknown);
        }
    }

    private static boolean isOurs(OperationResourceInfo operation) {
        return operation.getClassResourceInfo().getServiceClass().getClassLoader()
                == KnownParameters.class.getClassLoader();
    }
}
