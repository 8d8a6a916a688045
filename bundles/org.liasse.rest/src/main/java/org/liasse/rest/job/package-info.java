/** Long work: started, followed, cancelled. */
package org.liasse.rest.job;
