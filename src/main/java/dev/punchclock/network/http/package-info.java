/**
 * What networks share that are reached over HTTP: a request ({@link dev.punchclock.network.http.HttpCall}) with its body, which may be
 * a file of any size; its way there and back under one deadline ({@link dev.punchclock.network.http.HttpTransport}); the answer,
 * bounded, its JSON read without complaint, and until when it asks for quiet. It knows no network and no way to sign in: the
 * name for messages and whoever signs are handed in.
 */
@NullMarked
package dev.punchclock.network.http;

import org.jspecify.annotations.NullMarked;
