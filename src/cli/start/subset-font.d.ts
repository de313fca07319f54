/** What we use of a library that brings no types. */
declare module "subset-font" {
  type Axis = { readonly min: number; readonly max: number };
  const subsetFont: (
    font: Buffer,
    text: string,
    options: {
      readonly targetFormat: "woff2";
      readonly variationAxes: Readonly<Record<string, Axis>>;
      readonly keepFeatures: string[];
      readonly noHinting: boolean;
    },
  ) => Promise<Buffer>;
  export = subsetFont;
}
