/** What is left after the process was killed at any moment. */
package org.liasse.itests.crash;
