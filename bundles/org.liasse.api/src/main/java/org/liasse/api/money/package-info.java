/** Amounts: lines with prices and VAT, their totals, invoices. */
@org.osgi.annotation.versioning.Version("1.0.0")
@org.osgi.annotation.bundle.Export
package org.liasse.api.money;
