/** Types of dossier and their workflows, as JSON, prose and diagram. */
package org.liasse.rest.type;
