/** Letters to people: written down with what causes them, handed to a channel once. */
package org.liasse.core.letter;
