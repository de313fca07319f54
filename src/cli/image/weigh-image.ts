import type { Assembly } from "./assemble-image.ts";
import { listBaseFiles } from "./list-base-files.ts";
import { type Layer, measureLayer } from "./measure-layer.ts";

export type WeighedLayer = Layer & { readonly name: string };

export type Weight = {
  readonly layers: readonly WeighedLayer[];
  readonly bytes: number;
  /** What could not be counted: then the sum is too small and proves nothing. */
  readonly uncounted: readonly string[];
};

/** Every layer of the image as a registry counts it, its base's too. */
export const weighImage = async ({ runtime, app }: Pick<Assembly, "runtime" | "app">): Promise<Weight> => {
  const base = await listBaseFiles();
  // One after the other: each is a processor's work, and there may be few.
  const layers: WeighedLayer[] = [
    {
      name: "base: the files of distroless/cc, from this machine's packages",
      ...(await measureLayer("/", base.files)),
    },
    { name: `runtime: Node ${process.version}`, ...(await measureLayer(runtime)) },
    { name: "app: the roles, the pages, the migrations", ...(await measureLayer(app)) },
  ];
  const bytes = layers.reduce((sum, layer) => sum + layer.bytes, 0);
  return { layers, bytes, uncounted: base.missing };
};
