/** @type {import("next").NextConfig} */
export default {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // The address of a link holds its token until the page has taken it out: not even our own files may be told of it.
  headers: async () => [{ source: "/link", headers: [{ key: "Referrer-Policy", value: "no-referrer" }] }],
  // `npm run verify` checks the types; checking them here again would only make the first start slower.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@node-rs/argon2", "pino", "libsodium-wrappers", "postgres", "ws"],
};
