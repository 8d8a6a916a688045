/** Mail servers for tests, and what every channel of letters has to do. */
package org.liasse.test.letter;
