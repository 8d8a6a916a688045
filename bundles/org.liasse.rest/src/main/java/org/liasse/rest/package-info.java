/** The REST resources of the core. */
package org.liasse.rest;
