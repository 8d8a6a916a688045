/** What happens by itself: the sentences of the clock, kept as deadlines and acted upon. */
package org.liasse.core.clock;
