'use strict';
for (const table of document.querySelectorAll('table.sortable')) {
  const body = table.tBodies[0];
  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((heading, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...heading.childNodes);
    heading.append(button);
    const number = heading.classList.contains('number');
    const key = row => {
      const cell = row.cells[column];
      return number ? parseFloat(cell.dataset.value) : cell.textContent;
    };
    button.addEventListener('click', () => {
      const down = heading.getAttribute('aria-sort') === 'ascending' || (number && !heading.hasAttribute('aria-sort'));
      headings.forEach(other => other.removeAttribute('aria-sort'));
      heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const sign = down ? -1 : 1;
      const rows = [...body.rows].sort((a, b) => {
        const [left, right] = [key(a), key(b)];
        if (number) {
          // Rows without a number come last, whichever way the others go.
          return Number.isNaN(left) - Number.isNaN(right) || sign * (left - right) || 0;
        }
        return sign * left.localeCompare(right, 'en', {numeric: true});
      });
      body.append(...rows);
    });
  });
}
