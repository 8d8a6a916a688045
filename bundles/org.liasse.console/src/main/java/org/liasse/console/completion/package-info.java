/** What the console offers when the operator presses tab. */
package org.liasse.console.completion;
