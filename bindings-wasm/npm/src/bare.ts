import type { ContactGlue } from './desk.js';
import type { Source } from './engine.js';

interface Exports extends ContactGlue {
  readonly memory: WebAssembly.Memory;
}

/** A bridge to a module that neither imports anything nor exports more than functions of numbers. */
export function bare(): ContactGlue {
  let compiled: WebAssembly.Module;
  const glue = {
    initSync({ module }: { module: BufferSource | WebAssembly.Module }): void {
      compiled = module instanceof WebAssembly.Module ? module : new WebAssembly.Module(module);
      glue.reset();
    },
    async default({ module_or_path }: { module_or_path: Source }): Promise<void> {
      compiled = await compile(await module_or_path);
      use(await WebAssembly.instantiate(compiled));
    },
    reset: () => use(new WebAssembly.Instance(compiled)),
    heap: () => glue.memory,
  } as Exports;
  const use = (instance: WebAssembly.Instance): void => {
    Object.assign(glue, instance.exports);
  };
  return glue;
}

async function compile(source: Awaited<Source>): Promise<WebAssembly.Module> {
  const address = typeof source === 'string' || source instanceof URL || source instanceof Request;
  const found = address ? await fetch(source) : source;
  if (!(found instanceof Response)) {
    return found instanceof WebAssembly.Module ? found : WebAssembly.compile(found);
  }
  // Servers that do not know the type of the file are common.
  return found.headers.get('Content-Type') === 'application/wasm'
    ? WebAssembly.compileStreaming(found)
    : WebAssembly.compile(await found.arrayBuffer());
}
