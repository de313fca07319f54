/** As much of package.json and its lock as decides what a clone needs to run. */
export type Manifest = {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};
export type Lock = {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly resolved?: string }>>;
};

/** Run by npm itself when it installs. */
const BY_ITSELF = ["preinstall", "install", "postinstall", "prepare"];
const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

/** What of a manifest asks for more than npm and its registry: a platform, a download, a package from elsewhere. */
export const findStoreTies = ({ manifest, lock }: { manifest: Manifest; lock: Lock }): readonly string[] => {
  const { scripts = {}, dependencies = {}, optionalDependencies = {} } = manifest;
  const { start = "nothing" } = scripts;
  // The lock names no address for what the registry of whoever installs it has.
  const elsewhere = Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined);
  return [
    ...(/^node src\/\S+\.ts$/.test(start) ? [] : [`it is started by ${start}`]),
    ...BY_ITSELF.filter((name) => name in scripts).map((name) => `installing it runs ${name}`),
    ...Object.entries({ ...dependencies, ...optionalDependencies })
      .filter(([, version]) => !EXACT.test(version))
      .map(([name, version]) => `${name} comes from ${version}`),
    ...elsewhere.map(({ resolved }) => `a package comes from ${resolved}`),
  ];
};
