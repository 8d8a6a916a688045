package org.liasse.demo;

import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.apache.karaf.shell.support.CommandException;
import org.junit.Test;
import org.liasse.api.dossier.Types;

public class DemoLoadTest {

    // CORE-31
    @Test
    public void CORE_31_programsAreToldWhyTheDemonstrationCannotBeLoaded() throws Exception {
        DemoLoad command = new DemoLoad();
        command.json = true;
        command.types =
                (Types)
                        Proxy.newProxyInstance(
                                DemoLoadTest.class.getClassLoader(),
                                new Class<?>[] {Types.class},
                                (proxy, method, arguments) -> Optional.empty());
        CommandException failure = assertThrows(CommandException.class, command::execute);
        JsonNode told = new ObjectMapper().readTree(failure.getNiceHelp());
        assertTrue(told.toString(), told.at("/error/detail").asText().contains("is not there"));
    }
}
