/** Lists, filters, sorts and search, all through one access filter. */
package org.liasse.core.list;
