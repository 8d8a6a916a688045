/** Stories told from within the running framework. */
package org.liasse.itests.inside;
