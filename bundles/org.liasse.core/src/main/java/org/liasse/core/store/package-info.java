/** The one way to the database: transactions, statements, ids and hashes. */
package org.liasse.core.store;
