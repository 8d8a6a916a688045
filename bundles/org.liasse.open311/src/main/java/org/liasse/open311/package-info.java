/** Dossiers as service requests of Open311 (GeoReport v2). */
package org.liasse.open311;
