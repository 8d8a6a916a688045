/** Variants that come, change, fail and go while others are served. */
package org.liasse.itests.hot;
