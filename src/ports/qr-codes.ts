/** Pictures that a phone's camera reads. */
export interface QrCodes {
  /** A picture of `text` as a whole SVG document, dark on white with a white border. */
  svg(text: string): string;
}
