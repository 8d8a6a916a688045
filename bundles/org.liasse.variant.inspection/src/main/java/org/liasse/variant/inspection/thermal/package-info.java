/**
 * The file of a thermal study: RSET (RT 2012) and RSEE (RE 2020), read as a stream that trusts
 * nobody.
 */
package org.liasse.variant.inspection.thermal;
