package org.liasse.api;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.Test;

public class CurrenciesTest {

    @Test
    public void SERV_17_peoplePayInWhatIsInUse() {
        for (String code : List.of("EUR", "CHF", "USD", "JPY", "XOF", "XPF")) {
            assertTrue(code, Currencies.include(code));
        }
    }

    @Test
    public void SERV_17_nobodyPaysInWhatIsOfThePastNorInMetals() {
        for (String code :
                Arrays.asList("FRF", "DEM", "VEB", "XAU", "XXX", "EUX", "eur", "", null)) {
            assertFalse(code, Currencies.include(code));
        }
    }
}
