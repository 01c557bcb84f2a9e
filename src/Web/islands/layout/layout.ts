// Lays out the tiles of a board: they are dragged, moved by their buttons and made wider at once; every step can be undone. The form sends them in the order they lie in.
export function mount(form: HTMLElement): void {
  const grid = form.querySelector<HTMLElement>('.tiles')!;
  const part = (name: string) => form.querySelector<HTMLButtonElement>(`[data-layout="${name}"]`);
  const [undo, redo] = [part('undo'), part('redo')];
  const tiles = () => [...grid.querySelectorAll<HTMLElement>(':scope > [data-tile]')];
  const widthOf = (tile: HTMLElement) => tile.querySelector<HTMLSelectElement>('select[name="width"]')!;

  type State = { tile: HTMLElement; width: string }[];
  const past: State[] = [];
  let future: State[] = [];
  let now: State = read();

  function read(): State {
    return tiles().map(tile => ({ tile, width: widthOf(tile).value }));
  }

  function show(state: State): void {
    grid.replaceChildren(...state.map(({ tile, width }) => {
      widthOf(tile).value = width;
      resize(tile);
      return tile;
    }));
    now = state;
    buttons();
  }

  function resize(tile: HTMLElement): void {
    tile.className = tile.className.replace(/\bw\d+\b/, 'w' + widthOf(tile).value);
  }

  // What was done is remembered once it is done: a tile that ends where it began is no step.
  function done(): void {
    const after = read();
    if (after.length === now.length && after.every((one, i) => one.tile === now[i].tile && one.width === now[i].width)) return;
    past.push(now);
    future = [];
    now = after;
    buttons();
  }

  function buttons(): void {
    if (undo) undo.disabled = past.length === 0;
    if (redo) redo.disabled = future.length === 0;
  }

  undo?.addEventListener('click', () => {
    const before = past.pop();
    if (!before) return;
    future.push(now);
    show(before);
  });
  redo?.addEventListener('click', () => {
    const after = future.pop();
    if (!after) return;
    past.push(now);
    show(after);
  });

  form.addEventListener('click', event => {
    const button = (event.target as Element).closest<HTMLElement>('[data-move], [data-remove]');
    const tile = button?.closest<HTMLElement>('[data-tile]');
    if (!button || !tile) return;
    event.preventDefault();
    if (button.hasAttribute('data-remove')) {
      const next = (tile.nextElementSibling ?? tile.previousElementSibling) as HTMLElement | null;
      tile.remove();
      (next?.querySelector<HTMLElement>('[data-remove]') ?? undo)?.focus();
    } else {
      const order = tiles();
      const to = order.indexOf(tile) + Number(button.dataset.move);
      if (to < 0 || to >= order.length) return;
      if (Number(button.dataset.move) < 0) order[to].before(tile);
      else order[to].after(tile);
      button.focus();
    }
    done();
  });

  form.addEventListener('change', event => {
    const select = event.target as HTMLSelectElement;
    if (select.name !== 'width') return;
    resize(select.closest<HTMLElement>('[data-tile]')!);
    done();
  });

  let dragged: HTMLElement | null = null;
  for (const handle of grid.querySelectorAll<HTMLElement>('[data-handle]')) {
    handle.hidden = false;
    handle.draggable = true;
    handle.addEventListener('dragstart', event => {
      dragged = handle.closest<HTMLElement>('[data-tile]');
      if (!dragged) return;
      event.dataTransfer?.setDragImage(dragged, 20, 20);
      if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
      dragged.classList.add('dragged');
    });
    handle.addEventListener('dragend', () => {
      dragged?.classList.remove('dragged');
      dragged = null;
      done();
    });
  }
  grid.addEventListener('dragover', event => {
    const over = (event.target as Element).closest<HTMLElement>('[data-tile]');
    if (!dragged || !over) return;
    event.preventDefault();
    if (over === dragged) return;
    const box = over.getBoundingClientRect();
    const isAfter = event.clientY > box.bottom || (event.clientY > box.top && event.clientX > box.left + box.width / 2);
    if (isAfter) over.after(dragged);
    else over.before(dragged);
  });
  grid.addEventListener('drop', event => event.preventDefault());

  for (const name of ['undo', 'redo', 'hint']) {
    const shown = part(name);
    if (shown) shown.hidden = false;
  }
  buttons();
}
