//! Encoding and decoding of arrays with one image or code per row: shapes are checked, and memory is allocated by the call.

use super::{Config, Model, Workspace};
use crate::error::check_finite;
use crate::layers::ImageShape;
use crate::layers::expect_contiguous;
use crate::{Error, Result};
use ndarray::{Array2, ArrayView2};

impl Model {
    /// Height, width and channels of the images, if the model knows them: dense models know only how many values there are.
    pub fn input_shape(&self) -> Option<ImageShape> {
        match self.config() {
            Config::Convolutional(config) => Some(config.image_shape()),
            Config::Vanilla(_) | Config::Variational(_) => None,
        }
    }

    /// The codes `[n, code_len]` of images `[n, input_len]`; for the variational model the means of the posteriors. The images'
    /// values are in 0…1, bytes of pixels divided by 255; others, as noise makes them, are computed with as they are.
    ///
    /// Memory is bounded for any number of images, beyond that of the codes. Where calls follow one another,
    /// [`encode_with`](Self::encode_with) reuses it.
    ///
    /// # Errors
    /// [`Error::Length`] if a row is not an image of [`input_len`](Self::input_len) values, [`Error::Value`] if a value is not
    /// finite.
    pub fn encode(&self, images: ArrayView2<f32>) -> Result<Array2<f32>> {
        map_rows(("images", "a row of the images"), images, self.input_len(), self.code_len(), |images| {
            self.encode_all(images, &mut Workspace::default())
        })
    }

    /// The images `[n, output_len]`, in 0…1, of codes `[n, code_len]`.
    ///
    /// # Errors
    /// [`Error::Length`] if a row is not a code of [`code_len`](Self::code_len) values, [`Error::Value`] if a value is not finite.
    pub fn decode(&self, codes: ArrayView2<f32>) -> Result<Array2<f32>> {
        map_rows(("codes", "a row of the codes"), codes, self.code_len(), self.output_len(), |codes| {
            self.decode_all(codes, &mut Workspace::default())
        })
    }

    /// The reconstructions `[n, output_len]`, in 0…1, of images `[n, input_len]`, whose values are as for [`encode`](Self::encode); the
    /// variational model decodes the means.
    ///
    /// # Errors
    /// [`Error::Length`] if a row is not an image of [`input_len`](Self::input_len) values, [`Error::Value`] if a value is not
    /// finite.
    pub fn reconstruct(&self, images: ArrayView2<f32>) -> Result<Array2<f32>> {
        map_rows(("images", "a row of the images"), images, self.input_len(), self.output_len(), |images| {
            self.reconstruct_all(images, &mut Workspace::default())
        })
    }
}

/// The rows of `output_width` values that `map` makes of all rows of `input_width` values, which may be in any layout.
fn map_rows(
    (array_name, row_name): (&'static str, &'static str),
    rows: ArrayView2<f32>,
    input_width: usize,
    output_width: usize,
    map: impl FnOnce(&[f32]) -> Vec<f32>,
) -> Result<Array2<f32>> {
    let (count, actual) = rows.dim();
    if actual != input_width {
        return Err(Error::Length { what: row_name, expected: input_width, actual });
    }
    let rows = rows.as_standard_layout();
    let values = expect_contiguous(rows.as_slice());
    check_finite(array_name, values, input_width)?;
    let mapped = map(values);
    Ok(Array2::from_shape_vec((count, output_width), mapped).expect("one row for each"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::{Convolutional, Vanilla, Variational};
    use ndarray::s;
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    fn model(config: impl Into<Config>) -> Model {
        Model::new(config.into(), &mut ChaCha8Rng::seed_from_u64(1)).unwrap()
    }

    fn variational() -> Model {
        model(Variational { input: 12, ..Variational::mlp_vae(3) })
    }

    fn images(count: usize) -> Array2<f32> {
        Array2::from_shape_fn((count, 12), |(image, pixel)| ((image * 5 + pixel) % 11) as f32 / 10.0)
    }

    #[test]
    fn the_values_are_those_of_the_form_with_a_workspace() {
        let (model, images, workspace) = (variational(), images(5), &mut Workspace::default());
        let codes = model.encode(images.view()).unwrap();
        assert_eq!(codes, model.encode_with(images.view(), workspace).code);
        let decoded = model.decode(codes.view()).unwrap();
        assert_eq!(decoded, model.decode_with(codes.view(), workspace));
        assert_eq!(model.reconstruct(images.view()).unwrap(), decoded);
    }

    #[test]
    fn rows_may_lie_in_any_order_and_there_may_be_none() {
        let (model, images) = (variational(), images(5));
        let (reversed, columns) = (images.slice(s![..;-1, ..]), images.t().as_standard_layout().into_owned());
        let codes = model.encode(images.view()).unwrap();
        assert_eq!(model.encode(reversed).unwrap(), codes.slice(s![..;-1, ..]));
        assert_eq!(model.encode(columns.t()).unwrap(), codes);
        assert_eq!(model.reconstruct(images.slice(s![..0, ..])).unwrap().dim(), (0, 12));
    }

    #[test]
    fn rows_of_another_length_are_an_error() {
        let model = variational();
        let message = |outcome: Result<Array2<f32>>| outcome.unwrap_err().to_string();
        let (image, code) = (Array2::zeros((2, 11)), Array2::zeros((2, 4)));
        assert_eq!(message(model.encode(image.view())), "a row of the images: expected 12 values, got 11");
        assert_eq!(message(model.reconstruct(image.view())), "a row of the images: expected 12 values, got 11");
        assert_eq!(message(model.decode(code.view())), "a row of the codes: expected 3 values, got 4");
    }

    #[test]
    fn a_value_that_is_not_finite_is_an_error_that_says_where_it_is() {
        let (model, mut images) = (variational(), images(5));
        for (value, name) in [(f32::NAN, "NaN"), (f32::INFINITY, "inf"), (f32::NEG_INFINITY, "-inf")] {
            images[(3, 7)] = value;
            let message = format!("images: expected finite numbers, got {name} at [3, 7]");
            assert_eq!(model.encode(images.view()).unwrap_err().to_string(), message);
            assert_eq!(model.reconstruct(images.view()).unwrap_err().to_string(), message);
        }
        let codes = Array2::from_elem((1, 3), f32::NAN);
        let message = "codes: expected finite numbers, got NaN at [0, 0]";
        assert_eq!(model.decode(codes.view()).unwrap_err().to_string(), message);
        assert!(model.encode(Array2::from_elem((1, 12), -0.1).view()).is_ok(), "noisy images leave 0…1");
    }

    #[test]
    fn the_convolutional_model_alone_knows_the_shape_of_its_images() {
        let shape = model(Convolutional { height: 30, width: 29, ..Convolutional::small() }).input_shape();
        assert_eq!(shape, Some(ImageShape::grey(30, 29)));
        assert_eq!(model(Vanilla::keras_dense(8)).input_shape(), None);
    }
}
