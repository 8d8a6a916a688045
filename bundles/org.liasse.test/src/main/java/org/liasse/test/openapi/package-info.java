/** What is asked of OpenAPI documents. */
package org.liasse.test.openapi;
