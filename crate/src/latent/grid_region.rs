//! A rectangular region of the latent plane, and a grid of codes in it.

use ndarray::Array2;

/// A rectangular region of a plane of codes; the vertical axis points up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GridRegion {
    /// The first coordinate of the left side.
    pub left: f32,
    /// The first coordinate of the right side.
    pub right: f32,
    /// The second coordinate of the lower side.
    pub bottom: f32,
    /// The second coordinate of the upper side.
    pub top: f32,
}

impl GridRegion {
    /// The centres `[rows × columns, 2]` of the cells of a grid, row by row from the top left.
    ///
    /// # Panics
    /// If the number of values is more than `usize` holds.
    pub fn grid(self, columns: usize, rows: usize) -> Array2<f32> {
        let mut centres = Vec::with_capacity(
            rows.checked_mul(columns).and_then(|cells| cells.checked_mul(2)).expect("too many cells"),
        );
        for row in 0..rows {
            for column in 0..columns {
                centres.push(cell_centre(self.left, self.right, column, columns));
                centres.push(cell_centre(self.top, self.bottom, row, rows));
            }
        }
        super::into_rows(centres, 2)
    }
}

/// The centre of cell `index` of the interval, which is divided into `count` equal cells.
fn cell_centre(from: f32, to: f32, index: usize, count: usize) -> f32 {
    let t = (index as f32 + 0.5) / count as f32;
    (1.0 - t) * from + t * to
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test; // these also run in the browser

    const SQUARE: GridRegion = GridRegion { left: -3.0, right: 3.0, bottom: -2.0, top: 2.0 };

    #[test]
    fn cells_come_row_by_row_from_the_top_left() {
        let expected = array![[-2.0, 1.0], [0.0, 1.0], [2.0, 1.0], [-2.0, -1.0], [0.0, -1.0], [2.0, -1.0]];
        let grid = SQUARE.grid(3, 2);
        assert!(grid.iter().zip(&expected).all(|(x, e)| (x - e).abs() < 1e-6), "{grid}");
    }

    #[test]
    fn one_cell_is_the_centre_and_no_cells_have_none() {
        assert_eq!(SQUARE.grid(1, 1), array![[0.0, 0.0]]);
        assert_eq!(SQUARE.grid(0, 3).dim(), (0, 2));
    }
}
