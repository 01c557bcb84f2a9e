// The dots of a plot as one stop of the keyboard: arrow keys go to the next dot that way, Enter takes it, and what it is stands below.
export function mount(plot: HTMLElement): void {
  const dots = [...plot.querySelectorAll<SVGAElement>('a[data-x]')].map(link => {
    const circle = link.querySelector('circle')!;
    return { link, x: parseFloat(circle.getAttribute('cx')!), column: Number(link.dataset.x), y: parseFloat(circle.getAttribute('cy')!) };
  });
  const said = plot.querySelector<HTMLElement>('.choice-said')!;
  type Dot = typeof dots[number];

  function next(from: Dot, key: string): Dot | undefined {
    const nearest = (those: Dot[], far: (dot: Dot) => number) => those.reduce<Dot | undefined>((best, dot) => !best || far(dot) < far(best) ? dot : best, undefined);
    if (key === 'ArrowUp') return nearest(dots.filter(dot => dot.column === from.column && dot.y < from.y), dot => from.y - dot.y);
    if (key === 'ArrowDown') return nearest(dots.filter(dot => dot.column === from.column && dot.y > from.y), dot => dot.y - from.y);
    const way = key === 'ArrowRight' ? 1 : -1;
    return nearest(dots.filter(dot => (dot.column - from.column) * way > 0), dot => Math.abs(dot.column - from.column) * 1e4 + Math.abs(dot.y - from.y));
  }

  for (const dot of dots) {
    dot.link.addEventListener('focus', () => {
      for (const other of dots) other.link.setAttribute('tabindex', other === dot ? '0' : '-1');
      said.textContent = dot.link.getAttribute('aria-label');
    });
    dot.link.addEventListener('pointerenter', () => { said.textContent = dot.link.getAttribute('aria-label'); });
    dot.link.addEventListener('keydown', event => {
      if (!event.key.startsWith('Arrow')) return;
      event.preventDefault();
      next(dot, event.key)?.link.focus();
    });
  }
}
