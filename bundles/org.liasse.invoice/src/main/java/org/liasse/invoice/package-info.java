/** Invoices as Factur-X. */
package org.liasse.invoice;
