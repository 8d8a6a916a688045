/** Database servers which tests start themselves. */
package org.liasse.test.database;
