/** Long work as its owner follows it. */
package org.liasse.itests.job;
