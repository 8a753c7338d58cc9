// The little of WebAssembly that is used: its types come with the browser's, which have no place here.
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, Record<string, unknown>>,
  ): Promise<{ instance: { exports: { __wbindgen_start?: unknown } } }>;
};
