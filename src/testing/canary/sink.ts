/** Some bytes of a sink, and where they stand: words that tell a reader where to look, never the bytes themselves. */
export type Piece = { readonly place: string; readonly bytes: Uint8Array };

/** Somewhere a secret could leak to. Long texts come in pieces that overlap, see `in-pieces.ts`. */
export type Sink = { readonly name: string; read(): AsyncIterable<Piece> };
