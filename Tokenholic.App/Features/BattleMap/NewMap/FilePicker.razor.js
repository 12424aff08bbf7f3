// Keeps the files of an unsent form through a reload or a language switch, in this browser only and for a day at most.
const day = 24 * 60 * 60 * 1000;
const tab = sessionStorage.getItem('draft-files') ?? crypto.randomUUID?.() ?? String(Math.random());
sessionStorage.setItem('draft-files', tab);

export async function all(draft) {
  const rows = await run('readwrite', store => {
    const found = store.getAll();
    found.onsuccess = () => found.result.filter(row => Date.now() - row.at > day).forEach(row => store.delete(row.key));
    return found;
  });
  return (rows ?? []).filter(row => row.key.startsWith(prefix(draft)) && Date.now() - row.at <= day).map(row => row.file);
}

export function add(draft, files) {
  return run('readwrite', store => files.forEach(file => store.put({ key: prefix(draft) + file.name, at: Date.now(), file })));
}

export function remove(draft, name) {
  return run('readwrite', store => store.delete(prefix(draft) + name));
}

export async function clear(draft) {
  for (const file of await all(draft)) await remove(draft, file.name);
}

const prefix = draft => `${tab}/${draft}/`;

// A browser that keeps nothing (private mode, no room) only means that files have to be chosen again.
function run(mode, work) {
  return new Promise(resolve => {
    try {
      const open = indexedDB.open('tokenholic', 1);
      open.onupgradeneeded = () => open.result.createObjectStore('draft-files', { keyPath: 'key' });
      open.onerror = () => resolve(null);
      open.onsuccess = () => {
        const transaction = open.result.transaction('draft-files', mode);
        const request = work(transaction.objectStore('draft-files'));
        transaction.oncomplete = () => { open.result.close(); resolve(request?.result ?? null); };
        transaction.onabort = transaction.onerror = () => { open.result.close(); resolve(null); };
      };
    } catch {
      resolve(null);
    }
  });
}
