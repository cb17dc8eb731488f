/// What `octavo --version` and every report say.
package let octavoVersion = "0.1.0"
