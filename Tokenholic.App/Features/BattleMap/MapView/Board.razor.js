// Arrow keys walk the blocks: up and down within a use case, left and right to the nearest block of the next one.
// One block at a time can be reached with Tab; the rest follow the arrows.
export function walk(board) {
  if (!board) return; // the reader has gone on
  board.addEventListener('keydown', event => {
    const from = event.target.closest?.('[data-block]');
    const to = from && !event.altKey && !event.ctrlKey && !event.metaKey ? target(board, from, event.key) : null;
    if (to) {
      event.preventDefault();
      to.focus();
      to.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  });
  pan(board);
  board.addEventListener('focusin', event => {
    const block = event.target.closest?.('[data-block]');
    if (block) {
      for (const other of blocks(board)) other.tabIndex = other === block ? 0 : -1;
    }
  });
}

function target(board, from, key) {
  const columns = [...board.children].map(blocks);
  const x = columns.findIndex(column => column.includes(from));
  const y = columns[x].indexOf(from);
  switch (key) {
    case 'ArrowUp': return columns[x][y - 1];
    case 'ArrowDown': return columns[x][y + 1];
    case 'ArrowLeft': return nearest(columns[x - 1], from);
    case 'ArrowRight': return nearest(columns[x + 1], from);
    case 'Home': return columns[0][0];
    case 'End': return columns.at(-1).at(-1);
    default: return null;
  }
}

function nearest(column, from) {
  const middle = block => block.getBoundingClientRect().top + block.offsetHeight / 2;
  const distance = block => Math.abs(middle(block) - middle(from));
  return column?.reduce((best, block) => distance(block) < distance(best) ? block : best);
}

function blocks(element) {
  return [...element.querySelectorAll('[data-block]')];
}

// A wide board is pulled along by its ground, as on paper; blocks and links are left alone.
function pan(board) {
  let from = null;
  board.addEventListener('pointerdown', event => {
    if (event.pointerType !== 'mouse' || event.button !== 0 || event.target.closest('button, a, input')) return;
    from = { x: event.clientX + board.scrollLeft, y: event.clientY + board.scrollTop };
    board.setPointerCapture(event.pointerId);
    board.classList.add('panning');
  });
  board.addEventListener('pointermove', event => {
    if (from) board.scrollTo(from.x - event.clientX, from.y - event.clientY);
  });
  const stop = () => { from = null; board.classList.remove('panning'); };
  board.addEventListener('pointerup', stop);
  board.addEventListener('pointercancel', stop);
}
