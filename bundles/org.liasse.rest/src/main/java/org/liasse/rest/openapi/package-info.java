/** The API told to machines and people: OpenAPI, its pages, the pages of problems. */
package org.liasse.rest.openapi;
