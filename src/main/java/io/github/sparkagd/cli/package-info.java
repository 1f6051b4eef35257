/**
 * The command line: a class for each command, its options, what is printed, exit codes.
 *
 * <p>The only room that knows terminals, exit codes and how options are spelled. What a command does is done elsewhere.
 */
package io.github.sparkagd.cli;
