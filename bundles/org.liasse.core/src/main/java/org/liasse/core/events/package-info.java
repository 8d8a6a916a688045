/** What happened, in one order, for the rest of the world. */
package org.liasse.core.events;
