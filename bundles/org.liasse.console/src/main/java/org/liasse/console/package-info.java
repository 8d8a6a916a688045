/** The operator's commands, all of them through the doors of the core. */
package org.liasse.console;
