import OctavoLanguage

/// Names of matplotlib that Octavo has not: calls of them say so, rather than that there is no such name.
enum RefusedNames {
  static let axesMethods = names(
    """
    acorr add_child_axes add_collection add_container add_image add_table angle_spectrum apply_aspect arrow axline barbs
    boxplot broken_barh bxp clabel cohere contour contourf csd ecdf eventplot fill fill_betweenx get_position
    get_tightbbox grouped_bar hexbin hist2d imshow indicate_inset indicate_inset_zoom inset_axes locator_params
    magnitude_spectrum matshow minorticks_on pcolor pcolorfast pcolormesh phase_spectrum pie pie_label psd quiver
    quiverkey secondary_xaxis secondary_yaxis set_adjustable set_anchor set_axes_locator set_box_aspect set_position
    set_prop_cycle specgram spy stackplot stairs stem streamplot table ticklabel_format tricontour tricontourf tripcolor
    triplot twinx twiny violin violinplot xaxis_date xcorr yaxis_date set_alpha set_zorder set_rasterized
    set_rasterization_zorder set_clip_on set_transform
    """)
  static let figureMethods = names(
    """
    add_artist add_gridspec add_subfigure align_labels align_titles align_xlabels align_ylabels autofmt_xdate colorbar
    figimage ginput legend set_alpha set_constrained_layout_pads set_transform subfigures subplot_mosaic supxlabel
    supylabel text waitforbuttonpress
    """)
  static let functions = names(
    """
    acorr angle_spectrum arrow autumn axline barbs bone boxplot broken_barh clabel clim cohere colorbar connect contour
    contourf cool copper csd disconnect ecdf eventplot figimage figlegend figtext fill fill_betweenx flag
    get_cmap ginput gray grouped_bar hexbin hist2d hot hsv imread imsave imshow inferno install_repl_displayhook
    jet locator_params magma magnitude_spectrum matshow minorticks_on nipy_spectral pcolor pcolormesh phase_spectrum
    pie pie_label pink plasma polar prism psd quiver quiverkey rgrids sci set_cmap set_loglevel specgram spring spy
    stackplot stairs stem streamplot subplot2grid subplot_mosaic subplot_tool summer switch_backend table
    thetagrids ticklabel_format tricontour tricontourf tripcolor triplot twinx twiny violinplot viridis
    waitforbuttonpress winter xcorr xkcd
    """)

  private static func names(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  static func method(_ name: String, of type: String) -> Native {
    .refused("\(name)(self, *args, **kwargs)", "\(type).\(name)() is not supported by Octavo")
  }

  static func function(_ name: String) -> Native {
    .refused("\(name)(*args, **kwargs)", "matplotlib.pyplot.\(name)() is not supported by Octavo")
  }
}
