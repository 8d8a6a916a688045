/** What no reader may learn, asked on every path that there is. */
package org.liasse.itests.canary;
